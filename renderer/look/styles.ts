/**
 * The style sheets of the counter, each beside its component, in their order: a sheet may refine
 * what an earlier one says.
 */
import './tokens.css';
import './base.css';
import './flash.css';
import '../counter/counter-screen.css';
import '../counter/banners.css';
import '../counter/ledger-notice.css';
import '../counter/desk.css';
import '../counter/status-bar.css';
import '../counter/call-failure.css';
import '../counter/slip-note.css';
import '../counter/settled-behind.css';
import '../counter/lists.css';
import '../counter/panel.css';
import '../counter/panel/hand-over.css';
import '../counter/panel/conditions.css';
import '../counter/panel/quote.css';
import '../counter/panel/history.css';
import '../counter/panel/trouble-note.css';
import '../counter/panel/choices.css';
import '../counter/panel/buttons.css';
import '../counter/panel/ways.css';
import '../counter/panel/way-to-coupon.css';
import '../counter/panel/waiting.css';
import '../counter/panel/facts.css';
import '../counter/panel/notes.css';
import '../counter/panel/stale-notice.css';
import '../counter/panel/receipt.css';
