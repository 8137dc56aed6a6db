import type { SettingsView } from '../contracts/settings.contract.js';

/** The platform's settings until an admin says otherwise. In-feed guidance: UX.md and DESIGN.md. */
export const DEFAULT_SETTINGS: SettingsView = {
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
