"""The solver. Nodes use `problem` (what is asked), `trip.solve`, `pricing.price`, `infeasible.relax`, `revise.revise`;
inside, `choice` picks cities, moves, beds and dishes under the caps, and `schedule` places visits in time."""
