import type { CreativeView } from '@smarttag/domain';
import { computed, onMounted, type ComputedRef } from 'vue';
import { t } from '../../../locales/i18n.ts';
import { useCatalogue } from '../../catalogue/catalogue.store.ts';
import { useSession } from '../../session/session.store.ts';
import { programChoices } from '../editing/program-choices.ts';

/** The programs around one creative: its own, and those it can be moved to. */
export const usePrograms = (creative: ComputedRef<CreativeView | undefined>) => {
  const catalogue = useCatalogue();
  const session = useSession();
  onMounted(catalogue.load);

  const kind = computed(
    () =>
      session.partner?.kind ?? catalogue.partners.find(({ id }) => id === creative.value?.partnerId)?.kind,
  );
  const choices = computed(() =>
    programChoices(catalogue.programs, { current: creative.value?.programId, kind: kind.value }),
  );
  const isOpen = (programId: string | undefined) =>
    programChoices(catalogue.programs, { kind: kind.value }).some(({ id }) => id === programId);
  const isArchived = computed(() => {
    const own = catalogue.programs.find(({ id }) => id === creative.value?.programId);
    return own?.archivedAt !== undefined && !own.open;
  });
  const nameOf = (programId: string | undefined) =>
    catalogue.programNames.get(programId ?? '') ?? t('creatives.stale.anotherProgram');

  return { choices, isOpen, isArchived, nameOf };
};
