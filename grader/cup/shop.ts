import type { Random } from '../base/random.ts';
import type { Match, Order, StockItem, Team } from './shapes.ts';

const goods = ['Camiseta', 'Bufanda', 'Gorro', 'Balón', 'Banderín', 'Tazón', 'Polerón', 'Álbum'];

/** Six things that the shop sells, with at least 20 of each. */
export function drawStock(random: Random): StockItem[] {
  return random.sample(goods, 6).map((name, index) => ({
    sku: `sku-${index}${random.hex(4)}`,
    name,
    price_cents: random.integer(5, 90) * 100,
    available: random.integer(20, 200),
  }));
}

/** Eight orders that the stock can serve; no two with one id, some with one address, all in one currency. */
export function drawOrders(random: Random, stock: readonly StockItem[]): Order[] {
  const addresses = Array.from({ length: 5 }, () => `fan-${random.hex(4)}@hinchas.example`);
  const currency = random.pick(['EUR', 'MXN', 'USD'] as const);
  return Array.from({ length: 8 }, (_, index) => {
    const { sku, price_cents } = random.pick(stock);
    const quantity = random.integer(1, 3);
    return {
      id: `o${index}${random.hex(5)}`,
      sku,
      quantity,
      amount_cents: quantity * price_cents,
      currency,
      email: random.pick(addresses),
    };
  });
}

/** Six results between the teams given. */
export function drawMatches(random: Random, teams: readonly Team[]): Match[] {
  return Array.from({ length: 6 }, (_, index) => {
    const [home, away] = random.sample(teams, 2) as [Team, Team];
    return {
      id: `m${index}${random.hex(4)}`,
      home_team_id: home.id,
      away_team_id: away.id,
      home_goals: random.integer(0, 5),
      away_goals: random.integer(0, 5),
      attendance: random.integer(900, 60_000),
      version: random.integer(2, 4),
    };
  });
}
