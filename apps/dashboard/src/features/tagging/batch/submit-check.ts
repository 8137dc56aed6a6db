import { checkBusinessCenterId } from '@smarttag/domain';

export type Missing = 'business_center' | 'business_center_digits' | 'program' | 'videos';

/** What Submit All Assets still needs, in the order of the page. */
export const missingForSubmit = (batch: {
  /** As typed. */
  businessCenterId: string;
  programId: string | undefined;
  /** Rows that Submit would take. */
  files: number;
}): Missing | undefined => {
  if (batch.businessCenterId.trim() === '') return 'business_center';
  if (checkBusinessCenterId(batch.businessCenterId)?.kind === 'not_digits') return 'business_center_digits';
  if (!batch.programId) return 'program';
  return batch.files === 0 ? 'videos' : undefined;
};
