/** A large architecture in parts that can be read on a slide: one for each domain. */
import type { Domain, Proposal, Text } from './proposal.ts';

/** Services that fit on one slide so that their texts can still be read. */
const SERVICES = 10;

/** What lies around each domain, where the whole is too much for one slide; else nothing. */
export function partsOf(proposal: Proposal): Proposal[] {
  const { services, domains } = proposal;
  if (services.length <= SERVICES) return [];
  const inhabited = domains.filter(({ name }) => services.some(({ domain }) => domain === name));
  return inhabited.length < 2 ? [] : inhabited.map((domain) => around(proposal, domain));
}

/** The services of `domain`, those that they are connected with, and these connections. */
function around(proposal: Proposal, { name, about }: Domain): Proposal {
  const isInside = (wanted: string): boolean =>
    proposal.services.some((service) => service.name === wanted && service.domain === name);
  const connections = proposal.connections.filter(({ from, to }) => isInside(from) || isInside(to));
  const joined = new Set(connections.flatMap(({ from, to }) => [from, to]));
  const services = proposal.services.filter((service) => service.domain === name || joined.has(service.name));
  const domains = proposal.domains.filter((domain) => services.some((service) => service.domain === domain.name));
  return { ...proposal, title: titled(name, about), domains, services, connections };
}

function titled(name: string, about: Text): Text {
  if (typeof about === 'string') return `${name} · ${about}`;
  return { es: `${name} · ${about.es}`, en: `${name} · ${about.en}` };
}
