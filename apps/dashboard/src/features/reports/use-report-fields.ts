import { computed, onMounted, type ComputedRef } from 'vue';
import { OUTCOMES, PARTNER_KINDS, groupDigits } from '@smarttag/domain';
import type { FilterField } from '../../components/list/filter-field.ts';
import { t } from '../../locales/i18n.ts';
import { useCatalogue } from '../catalogue/catalogue.store.ts';
import type { ReportValues } from './use-report.ts';

const FORMATS = ['mp4', 'mov', 'webm'];

/** What a report can be filtered by; partners and their kinds only under the all-partners scope. */
export const useReportFields = (values: ComputedRef<ReportValues>, allPartners: ComputedRef<boolean>) => {
  const catalogue = useCatalogue();
  onMounted(catalogue.load);
  const named = (things: readonly { id: string; name: string }[]) =>
    things.map(({ id, name }) => ({ value: id, label: name }));

  return computed<FilterField[]>(() => [
    {
      key: 'program',
      label: t('reports.dimensions.program'),
      options: named(catalogue.programs),
      chosen: values.value.program,
    },
    {
      key: 'businessCenter',
      label: t('reports.dimensions.businessCenter'),
      options: catalogue.businessCenters.map(({ businessCenterId, name }) => ({
        value: businessCenterId,
        label: name ?? groupDigits(businessCenterId),
      })),
      chosen: values.value.businessCenter,
    },
    {
      key: 'uploader',
      label: t('reports.dimensions.uploader'),
      options: named(catalogue.uploaders),
      chosen: values.value.uploader,
    },
    {
      key: 'outcome',
      label: t('reports.dimensions.outcome'),
      options: OUTCOMES.map((outcome) => ({
        value: outcome,
        label: t(`states.${outcome}`),
        status: outcome,
      })),
      chosen: values.value.outcome,
    },
    {
      key: 'format',
      label: t('reports.dimensions.format'),
      options: [...new Set([...FORMATS, ...values.value.format])].map((format) => ({
        value: format,
        label: format.toUpperCase(),
      })),
      chosen: values.value.format,
    },
    ...(allPartners.value
      ? [
          {
            key: 'partner',
            label: t('reports.dimensions.partner'),
            options: named(catalogue.partners),
            chosen: values.value.partner,
          },
          {
            key: 'kind',
            label: t('reports.dimensions.kind'),
            options: PARTNER_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
            chosen: values.value.kind,
          },
        ]
      : []),
  ]);
};
