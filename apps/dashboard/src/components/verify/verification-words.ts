import { formatBytesExactly, formatBytes } from '../../format/bytes.ts';
import { t } from '../../locales/i18n.ts';
import type { TaggedBytes, Verification } from './use-verify-file.ts';

interface Words {
  verdict: string;
  /** Why, or what it rests on. */
  reason: string;
}

const sizes = (file: File, tagged: TaggedBytes) => {
  const [local, stored] = [formatBytes(file.size), formatBytes(tagged.size)];
  return local === stored
    ? { local: formatBytesExactly(file.size), tagged: formatBytesExactly(tagged.size) }
    : { local, tagged: stored };
};

/** What a finished comparison says. */
export const verificationWords = (
  verification: Exclude<Verification, { kind: 'reading' }>,
  tagged: TaggedBytes,
): Words => {
  const { kind, file } = verification;
  switch (kind) {
    case 'same':
      return { verdict: t('verify.same'), reason: t('verify.sameReason', { fileName: file.name }) };
    case 'other_size':
      return {
        verdict: t('verify.differ'),
        reason: t('verify.otherSize', { fileName: file.name, ...sizes(file, tagged) }),
      };
    case 'other_bytes':
      return {
        verdict: t('verify.differ'),
        reason: t('verify.otherBytes', { fileName: file.name, sha: verification.sha256.slice(0, 16) }),
      };
    case 'unreadable':
      return {
        verdict: t('verify.unreadable', { fileName: file.name }),
        reason: t('verify.unreadableReason'),
      };
  }
};
