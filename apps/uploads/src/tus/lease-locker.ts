import { Logger } from '@nestjs/common';
import type { Lock, Locker } from '@tus/server';
import { currentVisit, type Visit } from '../features/uploads/visit.js';
import type { UploadLeases } from '../leases/upload-leases.service.js';

/** Only who writes asks for the lease: HEAD, and a POST without bytes, must not disturb a running PATCH. */
const NO_LOCK: Lock = { lock: async () => undefined, unlock: async () => undefined };

/** The stock server's lock, held as the lease in `uploads` so that it holds across processes. */
export class LeaseLocker implements Locker {
  constructor(private readonly leases: UploadLeases) {}

  newLock(): Lock {
    const visit = currentVisit();
    const writes = visit.method === 'DELETE' || visit.bringsBytes || visit.concat?.kind === 'final';
    return writes ? new LeaseLock(this.leases, visit) : NO_LOCK;
  }
}

class LeaseLock implements Lock {
  private readonly logger = new Logger('Leases');

  constructor(
    private readonly leases: UploadLeases,
    private readonly visit: Visit,
  ) {}

  /** The holder is stopped by the lease itself, so the stock way to cancel a request is not used. */
  async lock(): Promise<void> {
    const { scope, upload, request, client, takesOver, cause } = this.visit;
    const gone = new AbortController();
    const onClose = () => gone.abort();
    request.once('close', onClose);
    try {
      this.visit.lease = await this.leases.take(scope, upload.id, gone.signal, {
        sender: { userId: cause().actorId, ...(client && { client }) },
        takesOver,
      });
    } finally {
      request.off('close', onClose);
    }
  }

  /** A lease that cannot be let go, because the database is away, ends by itself. */
  async unlock(): Promise<void> {
    const { creativeId, requestId, lease } = this.visit;
    await lease?.release().catch((error: Error) => {
      this.logger.warn({ creativeId, requestId, error: error.message }, 'Lease not let go');
    });
  }
}
