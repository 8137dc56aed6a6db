import type { ReportFilters } from '@smarttag/domain';
import type { ReportFilter } from '@smarttag/domain/mongoose';

type Filtered = Pick<
  ReportFilters,
  'partnerId' | 'partnerKind' | 'programId' | 'businessCenterId' | 'outcome' | 'format' | 'uploaderId'
>;

/** The words of the lists, by dimension; an empty choice is none. */
export const filterOf = (query: Filtered): ReportFilter => {
  const all: ReportFilter = {
    partner: query.partnerId,
    kind: query.partnerKind,
    program: query.programId,
    businessCenter: query.businessCenterId,
    outcome: query.outcome,
    format: query.format,
    uploader: query.uploaderId,
  };
  return Object.fromEntries(Object.entries(all).filter(([, values]) => values && values.length > 0));
};
