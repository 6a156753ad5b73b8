import './block-network.mjs';
