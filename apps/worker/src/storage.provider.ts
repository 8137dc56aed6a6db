import { FileSystemStorage } from '@smarttag/storage';

/** The injection token of the storage port. */
export const STORAGE = Symbol('Storage');

export const storageProvider = (directory: string) => ({
  provide: STORAGE,
  useFactory: () => new FileSystemStorage(directory),
});
