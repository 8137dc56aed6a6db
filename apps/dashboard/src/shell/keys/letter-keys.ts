import { useStorage } from '@vueuse/core';

const CHOICES = ['on', 'off'] as const;

/** Single letters as keys; who dictates or types with one hand switches them off in Account. */
export const letterKeys = useStorage<(typeof CHOICES)[number]>('smarttag.letter-keys', 'on', undefined, {
  serializer: {
    read: (stored) => CHOICES.find((choice) => choice === stored) ?? 'on',
    write: (choice) => choice,
  },
});
