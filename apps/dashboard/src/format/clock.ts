import { shallowRef } from 'vue';

/** Now, to the minute: what makes "Today" become "Yesterday" on an open page. */
export const now = shallowRef(new Date());

/** The zone of this computer; what a person chose in Account comes before it. */
export const systemTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone that every time on the page is shown in. */
export const timeZone = shallowRef(systemTimeZone());

export const setUpClock = () => {
  setInterval(() => (now.value = new Date()), 60_000);
};
