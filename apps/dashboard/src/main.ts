import { createPinia } from 'pinia';
import { createApp } from 'vue';
import 'virtual:tokens.css';
import './theme/global.css';
import App from './App.vue';
import { setUpSession } from './features/session/set-up-session.ts';
import { setUpClock } from './format/clock.ts';
import { i18n } from './locales/i18n.ts';
import { setUpLanguage } from './locales/language-choice.ts';
import { router } from './router/router.ts';
import { setUpErrors } from './shell/errors.ts';
import { setUpTheme } from './theme/theme.ts';

const app = createApp(App);

app.use(createPinia());
app.use(i18n);
setUpTheme();
setUpClock();
setUpSession();
setUpErrors(app, router);

// The first page is not drawn in a language that is not meant.
void setUpLanguage().then(() => {
  app.use(router);
  app.mount('#app');
});
