/** The field `city` of a team is to be called `home_city`: provider and consumer, each in three versions. */
interface Team {
  id: string;
  home_city: string;
}

// #region provider
export const provider = {
  old: ({ id, home_city }: Team) => ({ id, city: home_city }),
  expanded: ({ id, home_city }: Team) => ({ id, city: home_city, home_city }),
  contracted: ({ id, home_city }: Team) => ({ id, home_city }),
};
// #endregion provider

// #region consumer
interface Answer {
  home_city?: string;
  city?: string;
}

export const consumer = {
  old: ({ city }: Answer) => `from ${city}`,
  // #region tolerant
  tolerant: ({ home_city, city }: Answer) => {
    const where = home_city ?? city;
    if (where === undefined) throw new Error('teams tells no city');
    return `from ${where}`;
  },
  // #endregion tolerant
};
// #endregion consumer
