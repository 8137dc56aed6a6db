import { shallowRef, triggerRef } from 'vue';
import type { UploadEngine } from '../engine/upload-engine.ts';
import type { TransferView } from '../engine/transfer.ts';
import { probeVideo } from '../intake/probe-video.ts';
import type { BatchEntry, HeldFile } from './entry.ts';

/** Ties rows to the one upload engine of the browser tab. */
export const createUploads = (
  engine: UploadEngine,
  changed: (entry: BatchEntry, view: TransferView) => void,
) => {
  /** Rows whose files this tab sends or has sent, by creative id. */
  const entries = new Map<string, BatchEntry>();
  const known = shallowRef(entries);

  const publish = (id: string, view: TransferView) => {
    const entry = entries.get(id);
    if (!entry) return;
    entry.transfer = view;
    changed(entry, view);
  };

  /** Holds a file for a row without sending it, and looks into it once. */
  const hold = async (entry: BatchEntry, held: HeldFile) => {
    entry.held = held;
    entry.facts ??= await probeVideo(held.file);
  };

  const attach = (entry: BatchEntry, held: HeldFile, rank: () => number) => {
    const creative = entry.creative;
    if (!creative?.uploadUrl) return;
    detach(entry);
    entry.different = undefined;
    entry.checking = false;
    void hold(entry, held);
    entries.set(creative.id, entry);
    triggerRef(known);
    engine.add(
      { id: creative.id, url: creative.uploadUrl, file: held.file, requestId: creative.requestId, rank },
      creative.uploadOffset ?? 0,
    );
  };

  /** Stops sending; what arrived stays. */
  const detach = (entry: BatchEntry) => {
    if (!entry.creative || !entries.delete(entry.creative.id)) return;
    engine.remove(entry.creative.id);
    entry.transfer = undefined;
    triggerRef(known);
  };

  const forgetAll = () => {
    engine.stopAll();
    entries.clear();
    triggerRef(known);
  };

  return {
    known,
    publish,
    hold,
    attach,
    detach,
    forgetAll,
    pause: (entry: BatchEntry) => entry.creative && engine.pause(entry.creative.id),
    resume: (entry: BatchEntry) => entry.creative && engine.resume(entry.creative.id),
  };
};
export type Uploads = ReturnType<typeof createUploads>;
