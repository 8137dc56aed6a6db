import type { SendingView } from '@smarttag/domain';
import { clientId, isThisBrowser } from '../engine/client-id.ts';
import * as api from '../tagging.api.ts';
import type { BatchState } from './batch-state.ts';
import { isNotSentHere, type BatchEntry, type Elsewhere } from './entry.ts';
import type { OtherTabs, TabUpload } from './other-tabs.ts';

const ofTab = ({ sending, offset }: TabUpload): Elsewhere => ({ place: 'tab', sending, offset });

const ofServer = (file: SendingView, userId: string | undefined): Elsewhere | undefined => {
  const seen = { sending: true, offset: file.uploadOffset };
  if (file.client === clientId) return undefined;
  if (isThisBrowser(file.client)) return { ...seen, place: 'tab' };
  if (file.userId === userId) return { ...seen, place: 'computer' };
  return { ...seen, place: 'person', name: file.userName };
};

const asks = (entry: BatchEntry) => entry.creative?.state === 'uploading' && isNotSentHere(entry);

/** What other tabs, computers and people send of this batch. */
export const createElsewhere = (state: BatchState, tabs: OtherTabs, userId: () => string | undefined) => {
  /** Only rows that nothing is sent for here are asked after. */
  const look = async () => {
    const id = state.submission?.id;
    if (!id || !state.entries.some(asks)) return;
    const [held, { items }] = await Promise.all([tabs.ask(), api.getSending(id)]);
    const sent = new Map(items.map((file) => [file.creativeId, file]));
    for (const entry of state.entries) show(entry, held, sent);
  };

  const show = (
    entry: BatchEntry,
    held: ReadonlyMap<string, TabUpload>,
    sent: ReadonlyMap<string, SendingView>,
  ) => {
    const id = entry.creative?.id ?? '';
    const [tab, server] = [held.get(id), sent.get(id)];
    const seen = !asks(entry)
      ? undefined
      : tab?.sending || (tab && !server)
        ? ofTab(tab)
        : server && ofServer(server, userId());
    // A row is drawn anew only when something of it changed.
    if (JSON.stringify(seen) !== JSON.stringify(entry.elsewhere)) entry.elsewhere = seen;
  };

  return { look };
};
