// Builds the bundle, the stylesheet that plotly.js would otherwise insert into the page, and the licences of what is in
// it. Run by bouw.sh, in a folder with the packages: `node bouw.js <folder of this file> <folder to write to>`.
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const esbuild = require('esbuild');

const [bron, doel] = process.argv.slice(2);
const plotly = path.dirname(require.resolve('plotly.js/package.json'));
const versie = require('plotly.js/package.json').version;
// Where plotly.js would send a chart or ask for a map. Nothing here uses them, and nothing here should be able to.
const ELDERS = ['https://cloud.plotly.com/newchart', 'https://cdn.plot.ly/un/'];

function bouwScript() {
  const { metafile, outputFiles } = esbuild.buildSync({
    entryPoints: [path.join(bron, 'bundel.js')],
    nodePaths: [path.resolve('node_modules')],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: doel,
    format: 'iife',
    globalName: 'Plotly',
    target: 'es2020',
    legalComments: 'none',
    define: { global: 'window', 'define.amd': 'false' },
    loader: { '.css': 'empty' },
  });
  const script = ELDERS.reduce((tekst, adres) => tekst.replaceAll(adres, ''), outputFiles[0].text);
  fs.writeFileSync(path.join(doel, 'plotly.min.js'), `/*! plotly.js ${versie}, a part of it: LICENSE-plotly.txt */\n${script}`);
  return Object.entries(metafile.outputs).flatMap(([, uit]) =>
    Object.entries(uit.inputs).filter(([, deel]) => deel.bytesInOutput > 0).map(([naam]) => naam));
}

function bouwStijl() {
  const regels = fs.readFileSync(path.join(plotly, 'build', 'plotcss.js'), 'utf8')
    .match(/var rules = (\{[\s\S]*?\n\});/)[1];
  const stijl = Object.entries(vm.runInNewContext(`(${regels})`));
  const css = stijl.map(([wie, wat]) =>
    `${wie.replace(/X/g, '.js-plotly-plot .plotly').replace(/Y/g, '.plotly-notifier')} { ${wat} }`);
  fs.writeFileSync(path.join(doel, 'plotly.css'), `/* plotly.js ${versie}: what it would insert into the page by itself. */\n${css.join('\n')}\n`);
}

function bouwLicenties(invoer) {
  const pakketten = new Set(invoer.map((naam) => (naam.match(/node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/) || [])[1]).filter(Boolean));
  const delen = [...pakketten].sort().map((naam) => {
    const map = path.resolve('node_modules', naam);
    const { version, license } = JSON.parse(fs.readFileSync(path.join(map, 'package.json'), 'utf8'));
    const bestand = fs.readdirSync(map).find((wat) => /^licen[cs]e/i.test(wat));
    const tekst = bestand ? fs.readFileSync(path.join(map, bestand), 'utf8').trim() : '';
    return `${naam} ${version} (${license || 'see below'})\n\n${tekst}`.trim();
  });
  fs.writeFileSync(path.join(doel, 'LICENSE-plotly.txt'), `${delen.join('\n\n' + '-'.repeat(80) + '\n\n')}\n`);
}

const invoer = bouwScript();
bouwStijl();
bouwLicenties(invoer);
