import { DetailedError, Upload } from 'tus-js-client';
import { faultOf, type Fault } from './fault.ts';

export interface UploadJob {
  /** Upload id = creative id. */
  id: string;
  url: string;
  file: File;
  /** Follows the file from browser to tag. */
  requestId: string;
  /** Lower ones go first; asked for when there is room for one. */
  rank(): number;
}

export interface SendEvents {
  /** The server's offset, or bytes handed to the line since. */
  progress(offset: number): void;
  arrived(): void;
  failed(fault: Fault): void;
}

export interface Sending {
  /** Nothing is told after this. What arrived stays. */
  stop(): void;
}

export type Sender = (job: UploadJob, events: SendEvents) => Sending;

const statusOf = (error: Error | DetailedError) =>
  error instanceof DetailedError ? error.originalResponse?.getStatus() : undefined;

/**
 * Sends one file from its durable offset on, in one streaming PATCH. `uploadUrl` without `endpoint`: no
 * fault can make it start a new upload. Trying again is the engine's work, which can show it.
 */
export const tusSender =
  (csrfToken: () => string): Sender =>
  (job, events) => {
    let stopped = false;
    const upload = new Upload(job.file, {
      uploadUrl: job.url,
      retryDelays: null,
      storeFingerprintForResuming: false,
      // The default reads the file into a fingerprint for browser storage, which is not used here.
      fingerprint: () => Promise.resolve(job.id),
      headers: { 'X-Request-Id': job.requestId, 'X-CSRF-Token': csrfToken() },
      // `abort` before the first request is forgotten by `start`; this catches it.
      onBeforeRequest: () => (stopped ? Promise.reject(new Error('stopped')) : Promise.resolve()),
      onAfterResponse: (_request, response) => {
        const offset = Number.parseInt(response.getHeader('Upload-Offset') ?? '', 10);
        if (!stopped && Number.isFinite(offset)) events.progress(offset);
      },
      onProgress: (sent) => {
        if (!stopped) events.progress(sent);
      },
      onSuccess: () => {
        if (!stopped) events.arrived();
      },
      onError: (error) => {
        if (!stopped) events.failed(faultOf(statusOf(error)));
      },
    });
    upload.start();
    return {
      stop() {
        stopped = true;
        void upload.abort();
      },
    };
  };
