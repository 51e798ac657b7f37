// What exploring needs of plotly.js, and no more: the core, radars, bars, and Dutch.
const Plotly = require('plotly.js/lib/core');

Plotly.register([
  require('plotly.js/lib/scatterpolar'),
  require('plotly.js/lib/bar'),
  require('plotly.js/lib/locales/nl'),
]);

module.exports = Plotly;
