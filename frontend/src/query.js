// The SPARQL editor of the query page. It asks this server alone; what it is told stands in the page as JSON.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

const place = document.getElementById("yasgui");
const told = JSON.parse(document.getElementById("yasgui-told").textContent);
const { Yasqe, Yasr } = Yasgui;

// The triples of a CONSTRUCT drawn by the page's own script (static/net.js).
class Network {
  constructor(yasr) {
    this.yasr = yasr;
    this.priority = 20;
    this.label = "Network";
  }
  canHandleResults() {
    return Boolean(globalThis.kgNet && this.yasr.results?.getBindings() && this.rows().length);
  }
  rows() {
    const names = ["subject", "predicate", "object"];
    const { vars = [] } = this.yasr.results.getAsJson()?.head ?? {};
    return names.every((name) => vars.includes(name)) ? this.yasr.results.getBindings() : [];
  }
  draw() {
    const box = document.createElement("div");
    box.className = "net";
    this.yasr.resultsEl.textContent = "";
    this.yasr.resultsEl.append(box);
    globalThis.kgNet.ofTriples(box, this.rows(), told);
  }
  getIcon() {
    const icon = document.createElement("span");
    icon.textContent = "⚭";
    return icon;
  }
}
Yasr.registerPlugin("network", Network);
Yasr.defaults.pluginOrder = ["table", "network", "response"];
Yasr.defaults.prefixes = told.prefixes;

Yasqe.defaults.prefixes = told.prefixes;
// Terms are completed from the vocabulary of this graph; what YASGUI brings would ask a service elsewhere.
Yasqe.defaults.autocompleters = ["variables"];
for (const [kind, terms] of [["class", told.classes], ["property", told.properties]]) {
  Yasqe.forkAutocompleter(kind, { name: `kg-${kind}`, bulk: true, persistenceId: null, autoShow: false, get: () => terms });
}
const yasgui = new Yasgui(place, {
  requestConfig: { endpoint: told.endpoint, method: "POST" },
  copyEndpointOnNewTab: true,
  populateFromUrl: false,
  persistenceId: `kg-${told.endpoint}`,
  yasqe: { value: told.query, createShareableLink: null, resizeable: true },
  yasr: { prefixes: told.prefixes },
});
// A stored tab may name another address of this server: there is one endpoint here.
for (const id of Object.keys(yasgui._tabs)) yasgui.getTab(id)?.setEndpoint(told.endpoint);
if (told.name) {
  const tab = yasgui.addTab(true, { name: told.name, yasqe: { value: told.query } }, { avoidDuplicateTabs: true });
  tab.setEndpoint(told.endpoint);
  tab.getYasqe()?.setValue(told.query);
}
globalThis.kgYasgui = yasgui;
