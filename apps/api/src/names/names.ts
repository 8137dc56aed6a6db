import type { ReadScope, User } from '@smarttag/domain';
import { SYSTEM_ACTOR } from '@smarttag/domain';
import { businessCenterKey } from '@smarttag/domain/mongoose';

type Person = Pick<User, 'id' | 'name' | 'role' | 'partnerId'>;

export interface NameMaps {
  people: Map<string, Person>;
  partners: Map<string, string>;
  programs: Map<string, string>;
  businessCenters: Map<string, string>;
}

/** What partners call the platform's staff, whoever it was. */
export const PLATFORM_ACTOR = 'platform';
/** Who was not signed in. */
export const ANONYMOUS_ACTOR = 'anonymous';

/** The present names behind the opaque ids of one page, as far as the asker may know them. */
export class Names {
  constructor(
    private readonly scope: ReadScope,
    private readonly maps: NameMaps,
  ) {}

  person(id: string): string {
    const actor = this.actor(id);
    if (actor === SYSTEM_ACTOR) return 'SmartTag';
    if (actor === PLATFORM_ACTOR) return 'Platform';
    if (actor === ANONYMOUS_ACTOR) return 'Nobody signed in';
    return this.maps.people.get(actor)?.name ?? 'Unknown';
  }

  /** The id to show: a partner learns of its own people only, of others that it was the platform. */
  actor(id: string): string {
    if (this.scope.partnerId === undefined || id === SYSTEM_ACTOR || id === ANONYMOUS_ACTOR) return id;
    return this.maps.people.get(id)?.partnerId === this.scope.partnerId ? id : PLATFORM_ACTOR;
  }

  /** Only under the all-partners scope: a partner knows which company it is. */
  partnerFor(partnerId: string): { partnerName?: string } {
    return this.scope.partnerId === undefined ? { partnerName: this.partner(partnerId) } : {};
  }

  partner(id: string): string {
    return this.maps.partners.get(id) ?? 'Unknown';
  }

  program(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.maps.programs.get(id);
  }

  businessCenter(partnerId: string, businessCenterId: string | undefined): string | undefined {
    if (businessCenterId === undefined) return undefined;
    return this.maps.businessCenters.get(businessCenterKey(partnerId, businessCenterId));
  }
}
