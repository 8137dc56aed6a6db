import { shallowRef, triggerRef } from 'vue';
import type { UploadEngine } from '../engine/upload-engine.ts';
import type { TransferView } from '../engine/transfer.ts';
import { probeVideo } from '../intake/probe-video.ts';
import { wentElsewhere, type BatchEntry, type HeldFile } from './entry.ts';
import { createKeptHandles } from './kept-handles.ts';
import { createOtherTabs, type TabUpload } from './other-tabs.ts';

/** Ties rows to the one upload engine of the browser tab. */
export const createUploads = (
  engine: UploadEngine,
  changed: (entry: BatchEntry, view: TransferView) => void,
) => {
  /** Rows whose files this tab sends or has sent, by creative id. */
  const entries = new Map<string, BatchEntry>();
  const known = shallowRef(entries);
  const kept = createKeptHandles();

  const holds = (): TabUpload[] =>
    [...entries].flatMap(([id, entry]) => {
      const { phase, offset } = entry.transfer ?? {};
      if (offset === undefined || phase === 'arrived' || wentElsewhere(entry)) return [];
      return [{ id, sending: phase === 'sending', offset }];
    });

  const publish = (id: string, view: TransferView) => {
    const entry = entries.get(id);
    if (!entry) return;
    entry.transfer = view;
    if (view.phase === 'arrived') kept.forget([id]);
    changed(entry, view);
  };

  /** Holds a file for a row without sending it, and looks into it once. */
  const hold = async (entry: BatchEntry, held: HeldFile) => {
    entry.held = held;
    entry.facts ??= await probeVideo(held.file);
  };

  const attach = (entry: BatchEntry, held: HeldFile, rank: () => number) => {
    const takenOver = entry.elsewhere?.sending === true || wentElsewhere(entry);
    const creative = entry.creative;
    if (!creative?.uploadUrl) return;
    detach(entry);
    entry.different = undefined;
    entry.checking = false;
    void hold(entry, held);
    entries.set(creative.id, entry);
    kept.keep(creative.id, held);
    triggerRef(known);
    engine.add(
      { id: creative.id, url: creative.uploadUrl, file: held.file, requestId: creative.requestId, rank },
      creative.uploadOffset ?? 0,
      takenOver,
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
    kept,
    otherTabs: createOtherTabs(holds),
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
