/** An organisation on the platform, stated by a partner as its own. */
export interface BusinessCenter {
  partnerId: string;
  businessCenterId: string;
  name?: string;
  status: 'unverified' | 'confirmed';
  statedBy: string;
  statedAt: Date;
}

export type BusinessCenterIdProblem =
  | { kind: 'not_digits' }
  /** A soft one: the person may keep it. */
  | { kind: 'unusual_length'; digits: number };

/** People paste IDs with spaces and hyphens; only the digits count. */
export const businessCenterDigits = (typed: string) => typed.replace(/[\s-]/g, '');

export const checkBusinessCenterId = (typed: string): BusinessCenterIdProblem | undefined => {
  const digits = businessCenterDigits(typed);
  if (!/^\d*$/.test(digits)) return { kind: 'not_digits' };
  return /^\d{15,20}$/.test(digits) ? undefined : { kind: 'unusual_length', digits: digits.length };
};

/** `7398 8884 7850 8941 313`: easier to compare by eye. */
export const groupDigits = (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1 ');
