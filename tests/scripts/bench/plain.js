// The sums of tables 3 and 4 of edition 2021 as one would write them in plain JavaScript: the baseline of the benchmarks.

const COLUMNS = ['natural', 'enterprise', 'research', 'public_welfare', 'legal_service', 'other', 'total'];
const OUTCOMES = [
  'granted', 'partial',
  'denied_state_secret', 'denied_law_forbids', 'denied_security_stability', 'denied_third_party', 'denied_internal_affairs', 'denied_process_info', 'denied_enforcement_files', 'denied_admin_query',
  'unavailable_not_held', 'unavailable_not_existing', 'unavailable_unclear',
  'declined_petition', 'declined_repeated', 'declined_publication', 'declined_excessive', 'declined_reconfirm',
  'other_not_corrected', 'other_fee_unpaid', 'other_misc',
];
const ROWS = ['received', 'carried_in', ...OUTCOMES, 'concluded', 'carried_out'];
const CASES = ['review', 'suit_direct', 'suit_after_review'];

// The number in a cell, `null` for everything that is none.
function value(cells, key) {
  const text = cells[key];
  return /^\d+$/.test(text) ? Number(text) : null;
}

function sum(cells, keys) {
  let total = 0;
  for (const key of keys) {
    const one = value(cells, key);
    if (one === null) {
      return null;
    }
    total += one;
  }
  return total;
}

function compare(found, rule, cells, left, right) {
  const leftValue = sum(cells, left);
  const rightValue = sum(cells, right);
  if (leftValue !== null && rightValue !== null && leftValue !== rightValue) {
    found.push({ rule, places: [...left, ...right], leftValue, rightValue });
  }
}

// The sums that do not hold.
export function check(cells) {
  const found = [];
  for (const column of COLUMNS) {
    const at = (row) => `t3.${row}.${column}`;
    compare(found, 'T3-BAL', cells, [at('received'), at('carried_in')], [at('concluded'), at('carried_out')]);
    compare(found, 'T3-RES', cells, OUTCOMES.map(at), [at('concluded')]);
  }
  for (const row of ROWS) {
    compare(found, 'T3-ROW', cells, COLUMNS.slice(0, 6).map((column) => `t3.${row}.${column}`), [`t3.${row}.total`]);
  }
  for (const row of CASES) {
    compare(found, 'T4-SUM', cells, ['upheld', 'corrected', 'other', 'pending'].map((column) => `t4.${row}.${column}`), [`t4.${row}.total`]);
  }
  return found;
}
