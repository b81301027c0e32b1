import { createWebSession } from '@tweedie/runtime-web';
import { showRestoration } from '@tweedie/web-page';
import '@tweedie/web-page/page.css';
import { keepOffline } from './keepOffline.ts';

if (import.meta.env.PROD) void keepOffline();
void showRestoration(createWebSession);
