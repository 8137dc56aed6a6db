import type { SettingsView } from '../contracts/settings.contract.js';

/** The platform's settings until an admin says otherwise. In-feed guidance: UX.md and DESIGN.md. */
export const DEFAULT_SETTINGS: SettingsView = {
  contact: { name: 'Mara Lindqvist', email: 'partners@smarttag.example' },
  limits: { maxFileBytes: 20e9, maxFilesPerSubmission: 1000 },
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
