/** Starts the customer's screen. Of the bridge it finds `view`, `till` and the subscription. */
import { createRoot } from 'react-dom/client';
import { bridge } from './bridge';
import { connectCounter, createCounterStore } from './counter/counter-store';
import { CustomerApp } from './customer-screen/CustomerApp';
import './look/tokens.css';
import './look/base.css';
import './customer-screen/customer.css';

const root = document.getElementById('root');
if (root === null) throw new Error('customer.html has no #root');
const store = createCounterStore();
connectCounter(store, bridge());
const turn = new URLSearchParams(location.search).get('turn') ?? '0';
createRoot(root).render(<CustomerApp store={store} turn={turn} />);
