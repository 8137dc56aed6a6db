import type { CreativeView, TaggingRecordView } from '@smarttag/domain';

/** The names that were decided on, where they differ from the present ones. */
export const atTagging = (
  creative: Pick<CreativeView, 'fileName' | 'programId'>,
  record: Pick<TaggingRecordView, 'fileName' | 'programId' | 'programName'> | undefined,
): { fileName?: string; program?: string } => ({
  ...(record && record.fileName !== creative.fileName && { fileName: record.fileName }),
  ...(record && record.programId !== creative.programId && { program: record.programName }),
});
