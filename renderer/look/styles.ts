/** The style sheets of the counter, in their order. */
import './tokens.css';
import './base.css';
import './screen.css';
import './panel.css';
import './way-to-coupon.css';
import './lists.css';
