// The page: a token, one of three questions, and GraphiQL to ask further.
"use strict";

const KEY = "onward-token";
const QUERIES = ["unicef", "health", "dashboard"];
const at = (id) => document.getElementById(id);

/** GraphiQL would keep questions and their answers in the browser; on a shared computer they must go with the tab. */
const FORGETFUL = { length: 0, getItem: () => null, setItem() {}, removeItem() {}, clear() {} };

let root;
let shown = "unicef";

/** Takes a token and the name of a query out of the address, so that the token is not left in it. */
function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const query = given.get("query");
  if (QUERIES.includes(query)) shown = query;
  if (given.has("token")) {
    sessionStorage.setItem(KEY, given.get("token").trim());
    history.replaceState(null, "", `/#query=${shown}`);
  }
}

/** Who the token says it speaks for, or null where it is not a token. The hub alone decides whether that is true. */
function claimsOf(token) {
  try {
    const part = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0))));
  } catch {
    return null;
  }
}

async function ask(question) {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${sessionStorage.getItem(KEY)}` },
    body: JSON.stringify(question),
  });
  if (answer.status === 401) leave((await answer.clone().json()).errors[0].message);
  return answer.json();
}

function leave(reason = "") {
  sessionStorage.removeItem(KEY);
  root?.unmount();
  root = undefined;
  at("graphiql").hidden = at("viewer").hidden = true;
  at("door").hidden = false;
  at("refusal").textContent = reason;
}

async function open() {
  readAddress();
  for (const link of at("questions").children) {
    link.setAttribute("aria-current", String(link.dataset.query === shown));
  }
  const token = sessionStorage.getItem(KEY);
  if (!token) return leave();
  const { agency = "?", roles = [], operations = [] } = claimsOf(token) ?? {};
  at("who").textContent = [agency, ...roles, ...operations].join(" · ");
  at("viewer").hidden = at("graphiql").hidden = false;
  at("door").hidden = true;
  const query = await (await fetch(`/assets/${shown}.graphql`)).text();
  const answer = await ask({ query });
  if (!sessionStorage.getItem(KEY)) return;
  root?.unmount();
  root = ReactDOM.createRoot(at("graphiql"));
  const response = JSON.stringify(answer, null, 2);
  root.render(
    React.createElement(GraphiQL, { fetcher: ask, query, response, storage: FORGETFUL, shouldPersistHeaders: false }),
  );
}

addEventListener("hashchange", () => void open());
at("viewer").addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});
at("enter").addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem(KEY, at("token").value.trim());
  at("token").value = "";
  void open();
});
void open();
