Console.WriteLine("StaticNet");
