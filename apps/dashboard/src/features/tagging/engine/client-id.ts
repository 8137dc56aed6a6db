import { makeRequestId } from '../../../http/request-id.ts';

const BROWSER = 'smarttag.browser';

/** Stays with the browser; an id of its own for this page where nothing may be kept. */
const browserId = (): string => {
  try {
    const known = localStorage.getItem(BROWSER) ?? makeRequestId();
    localStorage.setItem(BROWSER, known);
    return known;
  } catch {
    return makeRequestId();
  }
};

const browser = browserId();

/** Names this open page to the upload server and to other pages: whose upload it is that goes on. */
export const clientId = `${browser}.${makeRequestId()}`;

export const isThisBrowser = (client: string | undefined) => client?.split('.')[0] === browser;
