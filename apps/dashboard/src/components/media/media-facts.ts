import { formatOf, type MediaFacts } from '@smarttag/domain';
import { formatBytes } from '../../format/bytes.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCodec, formatFrameRate, formatPixels, formatShape } from '../../format/media.ts';
import { formatNumber } from '../../format/number.ts';
import { t } from '../../locales/i18n.ts';

export interface Fact {
  name: string;
  value: string;
}
export interface FactList {
  head: string;
  facts: Fact[];
}

const kilobits = (bitsPerSecond: number) =>
  t('media.bitRateValue', { rate: Math.round(bitsPerSecond / 1000) });
const given = (name: string, value: string | undefined): Fact[] => (value ? [{ name, value }] : []);

const pictureFacts = ({ video }: MediaFacts): Fact[] => [
  { name: t('media.size'), value: formatPixels(video.width, video.height) },
  { name: t('media.shape'), value: formatShape(video.width, video.height) },
  ...given(
    t('media.frameRate'),
    video.frameRate === undefined ? undefined : formatFrameRate(video.frameRate),
  ),
  { name: t('media.codec'), value: formatCodec(video.codec, video.profile) },
];

const soundFacts = ({ audio }: MediaFacts): Fact[] => {
  if (!audio) return [{ name: t('media.sound'), value: t('media.none') }];
  const channels = audio.channels === undefined ? undefined : String(audio.channels);
  const rate = audio.sampleRate && formatNumber(audio.sampleRate / 1000, { maximumFractionDigits: 1 });
  return [
    { name: t('media.codec'), value: formatCodec(audio.codec) },
    ...given(t('media.channels'), channels && rate ? t('media.channelsAt', { channels, rate }) : channels),
    ...given(t('media.bitRate'), audio.bitRate === undefined ? undefined : kilobits(audio.bitRate)),
  ];
};

const fileFacts = (file: { fileName: string; size: number; media?: MediaFacts }): Fact[] => [
  { name: t('media.size'), value: formatBytes(file.size, 4) },
  ...given(
    t('media.duration'),
    file.media &&
      t('media.seconds', { n: formatNumber(file.media.durationSeconds, { maximumFractionDigits: 2 }) }),
  ),
  ...given(t('media.container'), (file.media?.container ?? formatOf(file.fileName)).toUpperCase()),
  ...given(t('media.bitRate'), file.media?.bitRate === undefined ? undefined : kilobits(file.media.bitRate)),
];

/** Three short lists: picture, sound, file. Without media facts only what the declaration said. */
export const factLists = (file: { fileName: string; size: number; media?: MediaFacts }): FactList[] => [
  ...(file.media
    ? [
        { head: t('media.picture'), facts: pictureFacts(file.media) },
        { head: t('media.sound'), facts: soundFacts(file.media) },
      ]
    : []),
  { head: t('media.file'), facts: fileFacts(file) },
];

/** The caption under a name: `0:15 · 9:16 · 412 MB`. */
export const captionOf = (file: { size: number; media?: MediaFacts }) =>
  [
    ...(file.media
      ? [
          formatDuration(file.media.durationSeconds),
          formatShape(file.media.video.width, file.media.video.height),
        ]
      : []),
    formatBytes(file.size),
  ].join(' · ');
