using StaticNetWeb;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options =>
    options.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Default));

WebApplication app = builder.Build();
DigitService service = DigitService.Create();

// ASP.NET's source generator does not see what StaticNet's generates: keep the network out of the endpoint's signature.
app.MapPost("/predict", (Picture picture) => service.Predict(picture) is { } prediction
    ? Results.Ok(prediction)
    : Results.BadRequest());

app.Run();
