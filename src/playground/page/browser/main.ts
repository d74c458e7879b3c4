import { createApi } from './api.ts';
import { createApp } from './app.ts';

const app = createApp(createApi());
await app.start();
