import type { ErrorBody } from '@smarttag/domain';
import { DetailedError, Upload } from 'tus-js-client';
import { clientId } from './client-id.ts';
import { faultOf, type Fault } from './fault.ts';
import { pacedSource, type Pace } from './pace.ts';

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

/** `takesOver`: its person wants it sent from here, also when another page is sending it. */
export type Sender = (job: UploadJob, events: SendEvents, takesOver: boolean) => Sending;

/** The lease went to another page, or is there and was not asked for. */
const isElsewhere = (body: string) => {
  try {
    const { details } = JSON.parse(body) as Partial<ErrorBody>;
    return details?.['takenOver'] === true || details?.['sentElsewhere'] === true;
  } catch {
    return false;
  }
};

const faultIn = (error: Error | DetailedError): Fault => {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  const status = response?.getStatus();
  return status === 423 && isElsewhere(response!.getBody()) ? 'elsewhere' : faultOf(status);
};

/**
 * Sends one file from its durable offset on, in one streaming PATCH, or in many when the speed is limited. `uploadUrl` without `endpoint`: no
 * fault can make it start a new upload. Trying again is the engine's work, which can show it.
 */
export const tusSender =
  (csrfToken: () => string, pace: Pace): Sender =>
  (job, events, takesOver) => {
    let stopped = false;
    const givenUp = new AbortController();
    const stop = () => {
      stopped = true;
      givenUp.abort();
      void upload.abort();
    };
    const upload = new Upload(job.file, {
      uploadUrl: job.url,
      fileReader: { openFile: async (file: File) => pacedSource(file, pace, givenUp.signal) },
      retryDelays: null,
      storeFingerprintForResuming: false,
      // The default reads the file into a fingerprint for browser storage, which is not used here.
      fingerprint: () => Promise.resolve(job.id),
      headers: {
        'X-Request-Id': job.requestId,
        'X-CSRF-Token': csrfToken(),
        'X-Upload-Client': clientId,
        ...(takesOver && { 'X-Upload-Take-Over': '1' }),
      },
      // `abort` before the first request is forgotten by `start`; this catches it.
      onBeforeRequest: () => (stopped ? Promise.reject(new Error('stopped')) : Promise.resolve()),
      onAfterResponse: (_request, response) => {
        if (!takesOver && !stopped && response.getHeader('X-Upload-Sent-Elsewhere')) {
          stop();
          return events.failed('elsewhere');
        }
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
        if (!stopped) events.failed(faultIn(error));
      },
    });
    upload.start();
    return { stop };
  };
