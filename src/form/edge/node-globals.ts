/** Names that node knows everywhere, put where the program uses them. */
export { Buffer } from './buffer.ts';
