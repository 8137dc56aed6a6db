import type { Role } from '@smarttag/domain';
import type { Component } from 'vue';
import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router';
import type { IconName } from '../components/icons/shapes.ts';
import type { MenuKey } from '../locales/keys.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Reachable signed out. */
    public?: true;
    /** Whom the page is for; without it, everyone who is signed in. Others see Not found. */
    roles?: readonly Role[];
    /** No rail around it. */
    bare?: true;
    /** Says nothing but what the entry holds, so that it waits for no texts. */
    firstTexts?: true;
  }
}

export interface MenuEntry {
  label: MenuKey;
  icon: IconName;
  to: RouteLocationRaw;
  roles: readonly Role[];
  /** Where in the rail, from the top: 10, 20, 30 … */
  order: number;
  /** Stands under a head of its own in the rail of admins and auditors. */
  section?: 'audit' | 'manage';
  /** Words of its tab on a phone; without it, it is found under More. */
  tab?: MenuKey;
  /** After `G` it opens the page. */
  key?: string;
  /** A short fact at the entry's right end, such as "1 draft". */
  badge?: () => string | undefined;
  /** Hidden while this says false. */
  visible?: () => boolean;
}

/** What a feature's `*.routes.ts` exports. */
export interface Feature {
  routes: readonly RouteRecordRaw[];
  menu: readonly MenuEntry[];
  /** Stands in the rail under the pages, and on a phone under More. */
  railSection?: Component;
  /** Stands at the rail's foot, above the account; for instance a running upload. */
  railFoot?: Component;
}
