import type { BusinessCenterView, PartnerView, PersonName, ProgramView } from '@smarttag/domain';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { useSession } from '../session/session.store.ts';
import * as api from './catalogue.api.ts';

/** What filters and differences name things by: programs, Business Centers, people, and for admins and auditors partners. */
export const useCatalogue = defineStore('catalogue', () => {
  const session = useSession();
  const programs = shallowRef<readonly ProgramView[]>([]);
  const partners = shallowRef<readonly PartnerView[]>([]);
  const businessCenters = shallowRef<readonly BusinessCenterView[]>([]);
  const people = shallowRef<readonly PersonName[]>([]);
  /** Who can have uploaded something; staff cannot. */
  const uploaders = computed(() => people.value.filter(({ partnerId }) => partnerId !== undefined));
  const programNames = computed(() => new Map(programs.value.map((program) => [program.id, program.name])));

  /** Loads anew; what is there stays when it cannot be loaded, and a filter then has no choices. */
  const load = async () => {
    const mayListPartners = session.hasRole('admin', 'auditor');
    const [listed, centersListed, peopleListed, partnersListed] = await Promise.allSettled([
      api.listPrograms(),
      api.listBusinessCenters(),
      api.listPeople(),
      mayListPartners ? api.listPartners() : Promise.resolve({ items: [] }),
    ]);
    if (listed.status === 'fulfilled') programs.value = listed.value.items;
    if (centersListed.status === 'fulfilled') businessCenters.value = centersListed.value.items;
    if (peopleListed.status === 'fulfilled') people.value = peopleListed.value.items;
    if (partnersListed.status === 'fulfilled') partners.value = partnersListed.value.items;
  };

  return { programs, partners, businessCenters, people, uploaders, programNames, load };
});
