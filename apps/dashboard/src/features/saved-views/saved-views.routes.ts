import { defineAsyncComponent } from 'vue';
import type { Feature } from '../feature.ts';

/** No page of their own: they lead to the lists. */
export const routes: Feature['routes'] = [];
export const menu: Feature['menu'] = [];
/** After the first page, whose weight is counted. */
export const railSection = defineAsyncComponent(() => import('./components/SavedViewLinks.vue'));
