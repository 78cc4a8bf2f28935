/** Schemas are walked, not compiled into code: the form's policy forbids code from texts. */
import { z } from 'zod';

z.config({ jitless: true });
