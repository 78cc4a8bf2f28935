/** A unit's page form, opened from its one file. */
import { render } from 'preact';
import { App } from './app.tsx';

const place = document.getElementById('page');
if (place !== null) {
  place.textContent = '';
  render(<App />, place);
}
