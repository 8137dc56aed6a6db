import type { AdminSettingsView, SettingsPatch } from '../contracts/settings.contract.js';
import type { Decide } from './decision.js';
import { changedFields, requireVersion, type Edited } from './edited.js';
import type { Cause } from './history-event.js';

/** One document for the platform. */
export type Settings = Edited & Omit<AdminSettingsView, 'version'>;

/** The platform's settings until an admin says otherwise. In-feed guidance: UX.md and DESIGN.md. */
export const DEFAULT_SETTINGS: Omit<AdminSettingsView, 'version'> = {
  contact: { name: 'Mara Lindqvist', email: 'partners@smarttag.example' },
  limits: {
    maxFileBytes: 20e9,
    maxFilesPerSubmission: 1000,
    maxSeconds: 4 * 60 * 60,
    noVideo: {
      formats: [
        ...[
          'pdf',
          'doc',
          'docx',
          'xls',
          'xlsx',
          'ppt',
          'pptx',
          'rtf',
          'txt',
          'csv',
          'json',
          'xml',
          'htm',
          'html',
        ],
        ...['zip', 'jpg', 'jpeg', 'png', 'gif', 'webp', 'svg', 'heic', 'tif', 'tiff', 'bmp', 'psd'],
        ...['mp3', 'wav', 'm4a', 'aac', 'flac', 'ttf', 'otf', 'woff', 'woff2'],
      ],
      types: [
        ...['image/', 'text/', 'audio/', 'font/'],
        ...['application/pdf', 'application/zip', 'application/x-zip', 'application/json', 'application/rtf'],
        ...['application/xml', 'application/msword', 'application/vnd.ms-', 'application/vnd.openxmlformats'],
      ],
    },
  },
  guidance: {
    formats: ['mp4', 'mov', 'mpeg', '3gp', 'avi'],
    maxBytes: 500e6,
    minSeconds: 5,
    maxSeconds: 60,
    minPictures: [
      { width: 540, height: 960 },
      { width: 960, height: 540 },
      { width: 640, height: 640 },
    ],
  },
};

const PARTS = ['contact', 'limits', 'guidance'] as const;

/** Of the contact, a person, history holds only that it changed. @throws STALE_VERSION */
export const changeSettings =
  (cause: Cause, { version, ...patch }: SettingsPatch): Decide<Settings> =>
  (settings) => {
    const parts = PARTS.filter((part) => changedFields<Settings>(settings, patch).includes(part));
    if (parts.length === 0) return undefined;
    requireVersion(settings, version, [...PARTS]);
    const told = (from: Partial<Settings>) =>
      Object.fromEntries(parts.filter((part) => part !== 'contact').map((part) => [part, from[part]]));
    return {
      set: { ...Object.fromEntries(parts.map((part) => [part, patch[part]])), lastEditedBy: cause.actorId },
      event: {
        ...cause,
        action: 'settings.changed',
        before: told(settings),
        after: { ...told(patch), fields: parts },
      },
      userEdit: true,
    };
  };
