import { createWebSession } from '@tweedie/runtime-web';
import { showRestoration } from '@tweedie/web-page';
import '@tweedie/web-page/page.css';

void showRestoration(createWebSession);
