/** What a tab holds of one upload that is not finished. */
export interface TabUpload {
  id: string;
  sending: boolean;
  offset: number;
}

type Message = { asks: true } | { holds: TabUpload[] };

const CHANNEL = 'smarttag.uploads';
/** A tab answers at once or is gone. */
const ANSWERED_MS = 250;

/** The open tabs of this browser, asked what they send or are going to send. */
export const createOtherTabs = (holds: () => TabUpload[]) => {
  const channel = new BroadcastChannel(CHANNEL);
  let heard = new Map<string, TabUpload>();

  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if ('holds' in data) for (const upload of data.holds) heard.set(upload.id, upload);
    else channel.postMessage({ holds: holds() } satisfies Message);
  });

  /** By creative id. */
  const ask = async (): Promise<ReadonlyMap<string, TabUpload>> => {
    const answers = (heard = new Map());
    channel.postMessage({ asks: true } satisfies Message);
    await new Promise((resolve) => setTimeout(resolve, ANSWERED_MS));
    return answers;
  };
  return { ask };
};
export type OtherTabs = ReturnType<typeof createOtherTabs>;
